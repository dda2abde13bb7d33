select * from {{{view}}}
