-- Purges. Parameters: bound, open transactions.
delete from {{log}} where tx <= ?1 and not tx = any(?2)
