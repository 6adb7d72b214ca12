// SYNTAX TEST "source.tm" "A small shop"
// Comments
// <- comment.line.double-slash.tm punctuation.definition.comment.tm
model "Shop" { purpose "sells \"things\"" }
// <- keyword.declaration.tm
//     ^^^^ string.quoted.double.tm
//             ^^^^^^^ keyword.other.property.tm
//                            ^^ constant.character.escape.tm
process web-front "Web" { is web-application; exposure internet }
// <- keyword.declaration.tm
//      ^^^^^^^^^ entity.name.type.tm
//                        ^^ keyword.other.property.tm
//                           ^^^^^^^^^^^^^^^ variable.other.tm
//                                            ^^^^^^^^ support.type.property-name.tm
//                                                     ^^^^^^^^ constant.language.tm
flow browse: customer -> web-front "Browse"
// <- keyword.declaration.tm
//   ^^^^^^ entity.name.type.tm
//           ^^^^^^^^ variable.other.tm
//                    ^^ keyword.operator.arrow.tm
flow web-front -> data-model
//   ^^^^^^^^^ variable.other.tm
//                ^^^^^^^^^^ variable.other.tm
threat sqli "SQL injection" {
  disclose orders
//^^^^^^^^ support.function.effect.tm
//         ^^^^^^ variable.other.tm
  refers CWE-89, AML.T0020.001
//^^^^^^ keyword.other.property.tm
//       ^^^^^^ constant.other.reference.tm
//               ^^^^^^^^^^^^^ constant.other.reference.tm
  accept by "CISO" until 2027-12-31 because "x"
//^^^^^^ keyword.other.property.tm
//       ^^ keyword.operator.word.tm
//                       ^^^^^^^^^^ constant.other.date.tm
//                                  ^^^^^^^ keyword.operator.word.tm
}
model "M" { review every 90 days }
//          ^^^^^^ keyword.declaration.tm
//                 ^^^^^ keyword.operator.word.tm
//                       ^^ constant.numeric.tm
//                          ^^^^ keyword.other.unit.tm
control c {
  description """
  # Why
//  ^^^ markup.heading.tm
  It is **not** "odd", see `x`.
//      ^^^^^^^ markup.bold.tm
//                         ^^^ markup.inline.raw.tm
  """
  status verified
//^^^^^^ keyword.other.property.tm
//       ^^^^^^^^ constant.language.tm
}
rule r "x" {
  when s.query in {sql, nosql} and p.parameterised = no
//^^^^ keyword.other.property.tm
//     ^^^^^^^ variable.other.tm
//             ^^ keyword.operator.word.tm
//                 ^^^ constant.language.tm
//                                                 ^ keyword.operator.comparison.tm
}
