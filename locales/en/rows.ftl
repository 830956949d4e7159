# Lists that one can add to and remove from. $label is what one adds: Child.
# INLINE writes it as it stands inside a sentence: child.

row-heading = { $label } { $number }
row-add = Add { INLINE($label) }
row-change = Change { INLINE($label) } { $number }
row-remove = Remove { INLINE($label) } { $number }
row-up = Move { INLINE($label) } { $number } up
row-down = Move { INLINE($label) } { $number } down
# When no more can be added, in place of the button.
rows-full = There can be at most { $limit }, so you cannot add more.

# What a screen reader says when the button has done its work.
row-moved = Moved. It is now { INLINE($label) } { $number }
row-removed = { $label } { $number } has been removed

# A row that one names oneself: its name, and what belongs to it.
member-name = Name
member-value = Value
