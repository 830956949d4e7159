# Lister, hvor man kan tilføje og fjerne. $label er det, man tilføjer: Barn.
# INLINE skriver det, som det står inde i en sætning: barn.

row-heading = { $label } { $number }
row-add = Tilføj { INLINE($label) }
row-change = Ændr { INLINE($label) } { $number }
row-remove = Fjern { INLINE($label) } { $number }
row-up = Flyt { INLINE($label) } { $number } op
row-down = Flyt { INLINE($label) } { $number } ned
# Når der ikke kan tilføjes flere, i stedet for knappen.
rows-full = Der må højst være { $limit }, så du kan ikke tilføje flere.

# Det siger skærmlæseren, når knappen har gjort sit.
row-moved = Flyttet. Det er nu { INLINE($label) } { $number }
row-removed = { $label } { $number } er fjernet

# En række, hvis navn man selv skriver: navnet, og det der hører til det.
member-name = Navn
member-value = Værdi
