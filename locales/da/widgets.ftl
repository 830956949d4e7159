# Det, der hører til en enkelt slags spørgsmål.

# Feltet ved noget, man erklærer; selve erklæringen står over det.
declare = Det erklærer jeg
# Foran en advarsel, når den ikke har en overskrift.
warning = Vigtigt
# Mellem mulighederne og "Ingen af dem".
or = eller
# En mulighed, hvor man selv skriver svaret, og feltet til det.
other = Andet
other-text = Skriv dit svar

check-range = { question }Ret datoerne. Den sidste må ikke ligge før den første
check-exclusive = { question }Vælg enten det sidste svar alene eller nogle af de andre

# Knappen ved et sted: den skriver, hvor man er.
locate = Brug min placering
located = Din placering er skrevet i feltet
locate-failed = Din placering kunne ikke findes. Skriv stedet

# Opslag af en adresse.
address-lookup = Søg efter adressen
address-find = Søg
address-found =
    { $count ->
        [0] Ingen adresser fundet. Skriv adressen i felterne
        [one] 1 adresse fundet
       *[other] { $count } adresser fundet
    }
address-failed = Der kan ikke søges lige nu. Skriv adressen i felterne

# Et felt, hvor man skriver for at finde en mulighed.
options-found =
    { $count ->
        [0] Ingen forslag
        [one] 1 forslag
       *[other] { $count } forslag
    }
options-loading = Henter forslag …
options-failed = Forslagene kan ikke hentes. Skriv dit svar

# Filer: knappen, der vælger, det, der siges bagefter, og knappen, der fjerner en igen.
file-choose = Vælg fil
files-choose = Vælg filer
file-chosen = valgt
file-removed = fjernet
file-remove = Fjern { $name }
megabytes = { $size } MB
# Ved filen, når filerne tilsammen er for store. $count er grænsen i MB, 0 når kun modtageren kender den.
files-too-large =
    { $count ->
        [0] Vælg færre eller mindre filer. Der er for meget at sende på én gang
       *[other] Vælg færre eller mindre filer. De må tilsammen højst fylde { $count } MB
    }
# Når siden ingen JavaScript har.
file-needs-script = En fil kan kun vælges, når JavaScript er slået til i din browser.
