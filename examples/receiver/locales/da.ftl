# What the receiver's own pages say; the words of forms are the library's and the form's.

gallery-title = Formularer
gallery-intro = Udfyld en formular her, side for side. Det virker også uden JavaScript.
gallery-agency = Se formularerne på kommunens egen side

changed = Formularen er ændret, siden du åbnede den. Vi har beholdt de svar, der stadig passer. Se dem igennem, før du går videre.

not-found-title = Siden findes ikke
not-found = Tjek, at adressen er rigtig, eller find formularen på listen.
to-gallery = Se alle formularer

foreign-title = Formularen kunne ikke modtages
foreign = Den blev sendt fra en side, vi ikke kender. Åbn formularen her, og udfyld den igen.
to-form = Åbn formularen

too-large-title = Dine svar fylder for meget
too-large = Gå tilbage, og skriv kortere svar. Intet er gemt eller sendt.
unreadable-title = Siden kunne ikke læses
unreadable = Gå tilbage, og prøv igen. Intet er gemt eller sendt.
too-many-title = Der sendes for meget lige nu
too-many = Der kommer mange svar fra det net, du er på. Vent lidt, gå tilbage, og tryk på knappen igen. Intet er gemt eller sendt.
unavailable-title = Det kunne ikke gemmes lige nu
unavailable = Prøv igen om lidt: gå tilbage, og tryk på knappen igen. Dine svar sendes kun én gang.
cookies-title = Din browser tager ikke imod cookies
cookies = Vi bruger én cookie til at huske dine svar, til du har sendt dem. Tillad cookies for denne side, og udfyld formularen igen.
error-unknown = Formularen har ikke dette spørgsmål.
