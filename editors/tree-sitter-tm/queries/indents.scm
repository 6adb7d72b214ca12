(block "}" @indent.branch) @indent.begin
(group) @indent.begin
(long_text) @indent.ignore
