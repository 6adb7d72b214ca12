test guessable-wrap "A passphrase around a key" {
  store drive { holds wrapped }
  data wrapped { kind key; confidentiality high; sealed by stretched }
  data stretched { kind key; generated password }

  fires  guessable-wrap on drive, wrapped, stretched
  silent guessable-wrap on drive { set stretched { generated random } }
  silent guessable-wrap on drive { set wrapped { kind log } }
  asks   guessable-wrap about stretched generated { unset stretched generated }
}

test visible-shape "A stranger counts the pieces" {
  boundary host { trust none; store drive { holds files } }
  data files { confidentiality high; sealed by own-key; shape visible }
  data own-key { kind key }

  fires  visible-shape on drive, files
  silent visible-shape on drive { set files { shape hidden } }
  silent visible-shape on drive { set files { confidentiality low } }
  asks   visible-shape about files shape { unset files shape }
}
