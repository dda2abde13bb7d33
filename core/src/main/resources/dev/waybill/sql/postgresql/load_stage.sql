-- A table of this session for rows on their way to {{{plainName}}}. Types that COPY takes as text only are texts here.
create temp table {{{stage}}} on commit delete rows as select {{{columns}}} from {{{table}}} t with no data
