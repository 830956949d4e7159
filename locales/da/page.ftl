# Det, der står omkring spørgsmålene. Brugeren er du; formularen taler om "dine svar".

next = Fortsæt
back = Tilbage
send = Send dine svar
# Teksten på linket; spørgsmålet følger efter, men kun skærmlæseren siger det.
change = Ændr
# Gem og tilbage til "Tjek dine svar".
save = Gem og gå tilbage

# En formular uden titel.
form-untitled = Skema
# Dokumentets titel: sidens navn, formularens navn.
document-title = { $page } – { $form }
document-title-error = Fejl: { $title }
document-title-warning = Obs: { $title }
error-prefix = Fejl:
warning-prefix = Obs:
summary-heading =
    { $count ->
        [one] Der er 1 fejl, du skal rette
       *[other] Der er { $count } fejl, du skal rette
    }
# Når alt på listen er spørgsmål, man skal svare på, hvis man kan.
summary-warning =
    { $count ->
        [one] Du har sprunget 1 spørgsmål over
       *[other] Du har sprunget { $count } spørgsmål over
    }

# Efter spørgsmål, man kan springe over.
optional = (frivilligt)
soft = (svar, hvis du kan)
optional-marked = Svar på alle spørgsmål, undtagen dem hvor der står (frivilligt).
all-required = Svar på alle spørgsmål.
step-of = Trin { $step } af { $total }

# Første side: hvad man skal have ved hånden, og hvor længe det tager.
start = Begynd
needed = Det skal du bruge
takes-minutes =
    { $minutes ->
        [one] Det tager cirka 1 minut.
       *[other] Det tager cirka { $minutes } minutter.
    }

# Listen af opgaver: hvor langt man er med hver.
task-missing = Mangler
task-begun = I gang
task-done = Udfyldt

check-answers-title = Tjek dine svar, før du sender
check-answers-intro = Er noget forkert, kan du ændre det her. Dine svar er ikke sendt endnu.
not-answered = Ikke udfyldt
not-computed = Ikke beregnet endnu
# Inde i en tekst, i stedet for et svar, der ikke er givet endnu.
answer-missing = (ikke udfyldt)
yes = Ja
no = Nej
help = Hjælp
choose = Vælg …

characters-limit =
    { $limit ->
        [one] Du kan skrive 1 tegn
       *[other] Du kan skrive op til { $limit } tegn
    }
characters-left = Du har { $count } tegn tilbage
characters-over = Du har skrevet { $count } tegn for meget

# Under overskriften, når man udfylder for en anden. $name er den andens navn.
acting-for = Du udfylder for { $name }.
acting-for-another = Du udfylder for en anden.
# Det samme på kvitteringen.
acted-for = Du har udfyldt formularen for { $name }.
acted-for-another = Du har udfyldt formularen for en anden.
# Ord fra siden, som bliver forklaret.
glossary = Ordforklaring

# Navnet på listen af sprog.
languages = Sprog
# Knappen til en udgave af teksterne, der er lettere at læse, og knappen tilbage.
easy-read = Let at læse
easy-read-off = Almindelig tekst
contact = Har du brug for hjælp?

# Øverst på siden, når formularen er lavet om, mens den blev udfyldt.
form-changed = Formularen er blevet ændret, siden du åbnede den. De svar, der stadig passer, står her endnu. Se dem igennem.

# I stedet for formularen, på en linje hver.
cannot-show = Denne formular kan ikke vises. Prøv igen senere, eller kontakt myndigheden.
cannot-show-here = Denne formular kan ikke vises her på siden. Kontakt myndigheden.
