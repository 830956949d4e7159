# Lists that one can add to and remove from. $label is what one adds: Child.
# INLINE writes it as it stands inside a sentence: child.

row-heading = { $label } { $number }
row-add = Add { INLINE($label) }
row-remove = Remove { INLINE($label) } { $number }
row-removed = { $label } { $number } has been removed
