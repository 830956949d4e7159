# Ansøgning om hjemmehjælp: teksterne i en udgave, der er lettere at læse. Hvad der mangler her, er som i filen selv.

form-title = Få hjælp i dit hjem
    .description = Har du brug for hjælp derhjemme? Så kan du søge her. Du kan også søge for en anden.
form-contact = Ring til os
    .lines =
        Ring på telefon 33 66 00 00.
        Vi svarer fra mandag til fredag. Vi svarer fra klokken 9 til klokken 14.
form-term-assessor = visitator
    .text = En person fra kommunen. Hun eller han besøger dig og ser, hvad du har brug for.
form-term-care = hjælp til kroppen
    .text = For eksempel at komme i bad, få tøj på eller gå på toilettet.
form-term-guardian = værge
    .text = En person, der må bestemme for en anden. Myndighederne har sagt ja til det.

page-who = Hvem skal have hjælp?
page-person = Fortæl om personen
page-need = Hjælp til { $person-name }
    .description =
        { $others ->
            [0] { $person-name } bor alene.
            [one] Der bor 1 person mere i hjemmet.
           *[other] Der bor { $others } personer mere i hjemmet.
        }

who = Hvem skal have hjælpen?
    .option-me = Mig
    .option-other = En anden
    .option-other-hint = For eksempel din mor eller din mand
helper = Om dig
helper-relation = Hvordan kender du personen?
    .option-partner = Vi er gift eller bor sammen
    .option-family = Vi er i familie
    .option-friend = Vi er venner eller naboer
    .option-guardian = Jeg er værge
helper-phone = Dit telefonnummer
    .hint = Så kan vi ringe til dig
person = Personen, der skal have hjælp
person-name = Hele navnet
person-address = Adresse
    .hint = Vej, nummer og by
needs = Hvad skal { $person-name } have hjælp til?
    .error-required = Vælg, hvad { $person-name } skal have hjælp til
    .option-cleaning = Gøre rent
    .option-laundry = Vaske tøj
    .option-shopping = Købe ind
    .option-meals = Lave mad
    .option-care = Hjælp til kroppen
    .option-care-hint = For eksempel at komme i bad
hours = Hvor mange timer om ugen?
    .hint = Skriv, hvad du tror. En visitator taler med { $person-name } om det.
start = Hvornår skal hjælpen starte?
why = Hvad er svært?
    .help =
        Du har valgt: { $needs }.

        Skriv:
        - Hvad kan *{ $person-name }* ikke?
        - Hvad kan *{ $person-name }* godt?
        - Hvem hjælper nu?
consent = Ja, kommunen må læse om { $person-name } hos andre, for eksempel hos lægen
