-- Lets this session compute rows as they are fetched, so that a large batch is never in memory.
set lazy_query_execution 1
