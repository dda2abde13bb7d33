-- Empties a working set. What a killed process left there is not to be counted.
truncate table {{name}}
