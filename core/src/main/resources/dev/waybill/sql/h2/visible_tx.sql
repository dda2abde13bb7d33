-- Which of some transactions have changes that this snapshot sees. Parameter: transactions.
select distinct l.tx from {{log}} l where l.tx = any(?1)
