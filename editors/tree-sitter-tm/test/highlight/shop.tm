model "Shop" { purpose "sells" }
// <- keyword
//    ^ string
//             ^ keyword
process web "Web" { is web-application; exposure internet }
// <- keyword
//      ^ type
//                  ^ keyword
//                                      ^ property
//                                               ^ constant.builtin
flow browse: customer -> web
//   ^ type
//                    ^ operator
threat sqli {
  disclose orders
  // <- function
  refers CWE-89 because "x"
  //     ^ constant
  //            ^ keyword.operator
  due 2026-10-01
  //  ^ number
}
