# At sende og det, man får at gemme.

sending = Sender dine svar …

receipt-title = Vi har modtaget dine svar
receipt-reference = Referencenummer
receipt-received = Modtaget
# Når modtageren ikke er færdig med dem (HTTP 202).
receipt-processing = Dine svar er ved at blive registreret. Du behøver ikke vente her.
receipt-next-title = Hvad sker der nu?
receipt-next = Dine svar bliver behandlet. Du behøver ikke gøre mere nu. Skriv referencenummeret, hvis du kontakter os.
receipt-keep = Gem eller udskriv kvitteringen, før du lukker siden.
receipt-answers = Det har du sendt
print = Udskriv
save-copy = Gem en kopi af dine svar
# Øverst i den gemte kopi.
copy-unsent = Det her er en kopi af dine svar, som du gemte { $time }. De er ikke sendt.
copy-unknown = Det her er en kopi af dine svar, som du gemte { $time }. Vi ved ikke, om de er kommet frem.
copy-sent = Det her er en kopi af de svar, du har sendt. Du gemte den { $time }.
# As a program reads them.
save-data = Gem svarene som data (JSON)
again = Udfyld en ny formular

# Når det ikke lykkedes at sende.
try-again = Prøv igen
waiting = Der er travlt. Vi prøver igen om { $number } sekunder.
stop = Stop med at vente
failed-unsent-title = Dine svar er ikke sendt
failed-unsent-text = Vi kunne ikke sende dem nu. Dine svar står her endnu. Se efter, om du er på nettet, vent lidt, og prøv igen.
failed-unknown-title = Vi ved ikke, om dine svar er kommet frem
failed-unknown-text = Modtageren gav ikke et klart svar. Dine svar står her endnu. Prøv igen. Hvis det bliver ved, så gem en kopi, og spørg myndigheden, om de er kommet frem.
failed-busy-title = Modtageren har for travlt
failed-busy-text = Dine svar er ikke sendt, men de står her endnu. Vent nogle minutter, og prøv igen.
failed-sign-in-title = Log ind igen
failed-sign-in-text = Du er logget ud, og dine svar er ikke sendt. De står her endnu. Log ind i et andet vindue, kom tilbage hertil, og prøv igen.
failed-forbidden-title = Du har ikke adgang til at sende
failed-forbidden-text = Modtageren siger, at du ikke må sende formularen. Dine svar står her endnu. Gem en kopi, og kontakt myndigheden.
failed-closed-title = Formularen kan ikke sendes
failed-closed-text = Modtageren tager ikke imod den nu. Dine svar står her endnu. Gem en kopi, og kontakt myndigheden.
failed-too-large-title = Der er for meget at sende på én gang
failed-too-large-text = Dine svar er ikke sendt, men de står her endnu. Skriv kortere, eller vælg færre eller mindre filer, og prøv igen.
failed-changed-title = Sagen er ændret, siden du begyndte
failed-changed-text = Dine svar er ikke sendt, men de står her endnu. Gem en kopi, og kontakt myndigheden.
failed-refused-title = Dine svar blev ikke modtaget
failed-refused-text = Modtageren sagde nej til dem uden at sige hvorfor. Dine svar står her endnu. Gem en kopi, og kontakt myndigheden.

# Above the form, when the page was closed while answers were under way.
sent-asking = Siden blev lukket, mens dine svar blev sendt. Vi undersøger, om de er kommet frem …
sent-arrived = De svar, du sendte sidst, er kommet frem. Du behøver ikke sende dem igen.
sent-not = De svar, du sendte sidst, er ikke kommet frem. Udfyld formularen, og send den igen.
sent-unknown = Siden blev lukket, mens dine svar blev sendt, og vi ved ikke, om de er kommet frem. Spørg myndigheden, før du udfylder og sender formularen igen.
