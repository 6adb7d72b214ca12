test NAME "TITLE" {
  boundary internet { trust none; actor visitor }
  data question { origin untrusted }
  process api { rate-limit no }
  flow ask: visitor -> api { sends question }

  fires  NAME on visitor, api
  silent NAME on api { set api { rate-limit yes } }
  asks   NAME about api rate-limit { unset api rate-limit }
}
