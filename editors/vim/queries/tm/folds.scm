(block) @fold
(long_text) @fold
(group) @fold
