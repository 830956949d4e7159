# Lister, hvor man kan tilføje og fjerne. $label er det, man tilføjer: Barn.
# INLINE skriver det, som det står inde i en sætning: barn.

row-heading = { $label } { $number }
row-add = Tilføj { INLINE($label) }
row-remove = Fjern { INLINE($label) } { $number }
row-removed = { $label } { $number } er fjernet
