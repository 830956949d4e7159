# At sende og det, man får at gemme.

sending = Sender dine svar …

receipt-title = Vi har modtaget dine svar
receipt-reference = Referencenummer
receipt-received = Modtaget
receipt-next-title = Hvad sker der nu?
receipt-next = Dine svar bliver behandlet. Du behøver ikke gøre mere nu. Skriv referencenummeret, hvis du kontakter os.
receipt-keep = Gem eller udskriv kvitteringen, før du lukker siden.
receipt-answers = Det har du sendt
print = Udskriv
save-copy = Gem en kopi af dine svar
# Øverst i den gemte kopi.
copy-unsent = Det her er en kopi af dine svar, som du gemte { $time }. De er ikke sendt.
copy-sent = Det her er en kopi af de svar, du har sendt. Du gemte den { $time }.
again = Udfyld en ny formular

unsent-title = Dine svar er ikke sendt
unsent-text = Vi kunne ikke få forbindelse til modtageren. Dine svar står her endnu. Vent lidt, og prøv igen.
try-again = Prøv igen
refused-title = Dine svar blev ikke modtaget
refused-text = Modtageren sagde nej til dem uden at sige hvorfor. Dine svar står her endnu. Gem en kopi, og kontakt myndigheden.
