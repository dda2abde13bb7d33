-- Constraints that wait for the commit are checked by each statement of this transaction.
set constraints all immediate
