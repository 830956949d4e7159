# Når der ikke er nogen formular at vise.

cannot-show = Denne formular kan ikke vises
cannot-show-text = Prøv igen senere, eller kontakt myndigheden.
start-again = Begynd forfra

# Sider, som modtageren viser, når der ikke køres script.
expired-title = Der er gået for lang tid
expired-text = Dine svar er slettet, så andre ikke kan se dem. Du skal begynde forfra.
not-found-title = Siden findes ikke
not-found-text = Adressen kan være skrevet forkert, eller siden kan være flyttet.
too-large-title = Det, du sendte, fylder for meget
too-large-text = Gå tilbage, og gør dine svar kortere.
unreadable-title = Det, du sendte, kunne ikke læses
unreadable-text = Gå tilbage, og prøv igen.
failed-title = Noget gik galt hos os
failed-text = Dine svar er ikke sendt. Vent lidt, gå tilbage, og prøv igen.
