[(block) (group)] @indent
["}" ")" "]"] @outdent
