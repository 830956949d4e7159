# Hvad der er galt med et svar, og hvordan man retter det: først spørgsmålet, så hvad man skal gøre.
#
# $kind er den slags spørgsmål, det gælder: text, choice, choices, date, yes-no, box, rows eller group.
# Navnet efter "problem-" er nøgleordet i JSON Schema.

# Spørgsmålet først i sætningen. $ends: word "Fulde navn", sentence "Hvad koster det?", none når der intet spørgsmål er.
question =
    { $ends ->
        [none] {""}
        [sentence] { $label }{" "}
       *[word] { $label }:{" "}
    }

# Når der ikke står andet for et nøgleord.
problem = { question }Ret svaret, så det er, som der bliver spurgt om

problem-required =
    { $kind ->
        [file] { question }Vælg en fil
        [choice] { question }Vælg en af mulighederne
        [choices] { question }Vælg mindst en af mulighederne
        [date] { question }Skriv dag, måned og år
        [yes-no] { question }Vælg ja eller nej
        [box] { question }Sæt kryds i feltet
        [rows] { question }Tilføj mindst én
        [group] { question }Svar på spørgsmålene
        [month] { question }Skriv måned og år
        [duration] { question }Skriv, hvor længe
        [signature] { question }Skriv dit fulde navn
       *[text] { question }Udfyld feltet
    }
problem-dependentRequired =
    { $kind ->
        [choice] { question }Vælg en af mulighederne. Det skal du på grund af et andet svar
        [choices] { question }Vælg mindst en af mulighederne. Det skal du på grund af et andet svar
        [date] { question }Skriv dag, måned og år. Det skal du på grund af et andet svar
        [yes-no] { question }Vælg ja eller nej. Det skal du på grund af et andet svar
        [box] { question }Sæt kryds i feltet. Det skal du på grund af et andet svar
        [rows] { question }Tilføj mindst én. Det skal du på grund af et andet svar
        [group] { question }Svar på spørgsmålene. Det skal du på grund af et andet svar
       *[text] { question }Udfyld feltet. Det skal du på grund af et andet svar
    }
# Hvad et tal tæller. $unit: none, når der ikke står noget ved feltet.
question-unit =
    { $unit ->
        [none] {""}
       *[other] {" "}({ $unit })
    }
# $type er det, svaret skal være.
problem-type =
    { $kind ->
        [file] { question }Filen kom ikke med, for det kræver JavaScript. Slå JavaScript til i din browser, og vælg filen igen, eller kontakt os
        [choice] { question }Vælg en af mulighederne
        [choices] { question }Vælg mindst en af mulighederne
        [date] { question }Skriv dag, måned og år
        [yes-no] { question }Vælg ja eller nej
        [box] { question }Sæt eller fjern krydset
        [rows] { question }Udfyld listen igen
        [group] { question }Svar på spørgsmålene igen
       *[text]
            { $type ->
                [integer] { question }Skriv et helt tal med cifre{ question-unit }, for eksempel 12 eller { NUMBER(1250) }
                [number] { question }Skriv et tal med cifre{ question-unit }, for eksempel 12 eller { NUMBER(1250.5) }
               *[other] { question }Skriv svaret igen
            }
    }
problem-enum =
    { $kind ->
        [file] { question }Vælg en fil af en anden type
        [text] { question }Skriv et af de svar, der er plads til
       *[choice] { question }Vælg en af mulighederne
    }
problem-oneOf =
    { $kind ->
        [text] { question }Ret svaret, så det er, som der bliver spurgt om
       *[choice] { question }Vælg en af mulighederne
    }
problem-anyOf =
    { $kind ->
        [text] { question }Ret svaret, så det er, som der bliver spurgt om
       *[choice] { question }Vælg en af mulighederne
    }
problem-const =
    { $kind ->
        [box] { question }Sæt kryds i feltet
        [yes-no] { question }Vælg det andet svar for at gå videre
       *[text] { question }Ret svaret, så det er, som der bliver spurgt om
    }
problem-not = { question }Vælg eller skriv et andet svar
problem-false = { question }Slet svaret. Her skal du ikke svare
problem-if = { question }Ret svaret. Det passer ikke med et andet svar
problem-allOf = { question }Ret svaret, så det er, som der bliver spurgt om
problem-dependentSchemas = { question }Ret svaret. Det passer ikke med et andet svar

problem-minLength =
    { $limit ->
        [1] { question }Udfyld feltet
       *[other] { question }Skriv mindst { $limit } tegn
    }
problem-maxLength = { question }Skriv højst { $limit } tegn
problem-pattern = { question }Ret svaret, så det er skrevet, som der står ved feltet

problem-minimum = { question }Skriv { $limit } eller et tal, der er større
problem-maximum =
    { $kind ->
        [file] { question }Vælg en mindre fil. Den må højst fylde { $megabytes } MB
       *[text] { question }Skriv { $limit } eller et tal, der er mindre
    }
problem-exclusiveMinimum = { question }Skriv et tal, der er større end { $limit }
problem-exclusiveMaximum = { question }Skriv et tal, der er mindre end { $limit }
# $decimals er antallet af decimaler, når $limit er 1, 0,1, 0,01 …
problem-multipleOf =
    { $decimals ->
        [0] { question }Skriv et helt tal uden decimaler, for eksempel { NUMBER(1250) }
        [1] { question }Skriv et tal med højst 1 decimal, for eksempel { NUMBER(1250.5) }
        [none] { question }Skriv et tal, som { $limit } går op i
       *[other] { question }Skriv et tal med højst { $decimals } decimaler, for eksempel { NUMBER(1250.5) }
    }

problem-minItems =
    { $kind ->
        [file] { question }Vælg flere filer. Der skal være mindst { $limit }
        [rows] { question }Tilføj flere. Der skal være mindst { $limit }
       *[choice] { question }Vælg mindst { $limit }
    }
problem-maxItems =
    { $kind ->
        [file] { question }Fjern nogle filer. Der må højst være { $limit }
        [rows] { question }Fjern nogle. Der må højst være { $limit }
       *[choice] { question }Vælg højst { $limit }
    }
problem-uniqueItems = { question }Fjern det, der står mere end én gang
problem-minProperties = { question }Udfyld flere. Der skal være mindst { $limit }
problem-maxProperties = { question }Fjern nogle. Der må højst være { $limit }
# Om navnet på en række, som man selv skriver. $reason: twice når et andet svar har det navn.
problem-propertyNames =
    { $reason ->
        [twice] { question }Skriv et andet navn. Det her er brugt i forvejen
       *[other] { question }Ret navnet. Det kan ikke bruges her
    }
problem-additionalProperties = { question }Ret navnet. Det kan ikke bruges her
problem-unevaluatedProperties = { question }Ret navnet. Det kan ikke bruges her

# Når der ikke står andet for et format.
problem-format = { question }Ret svaret, så det er skrevet, som der står ved feltet
problem-format-email = { question }Skriv en hel e-mailadresse, for eksempel navn@eksempel.dk
problem-format-country = { question }Vælg et land på listen
# $reason: range når landekoden ikke findes.
problem-format-telephone =
    { $reason ->
        [range] { question }Ret landekoden. Skriv for eksempel +45 12 34 56 78
       *[other] { question }Skriv et telefonnummer med cifre, for eksempel 12 34 56 78 eller +46 70 123 45 67
    }
# $reason: date når de første seks cifre ikke er en dato.
problem-format-dk-cpr =
    { $reason ->
        [date] { question }Ret de første 6 cifre. De skal være en dato, for eksempel 010203-1234
       *[other] { question }Skriv 10 cifre, for eksempel 010203-1234
    }
problem-format-dk-account = { question }Skriv registreringsnummeret med 4 cifre og så kontonummeret med højst 10 cifre, for eksempel 0040 0440116243
# Formater uden egen sætning. $like er et, som man skriver det. $digits er antallet af cifre, for eksempel 8 eller 7-8, og none,
# når der også er bogstaver. $reason: date når datoen i nummeret ikke findes, check når cifrene ikke passer med hinanden.
problem-format-like =
    { $reason ->
        [check] { question }Se nummeret efter. Mindst ét tegn er forkert. Det skrives for eksempel { $like }
        [date] { question }Ret nummeret. Fødselsdatoen i det findes ikke. Det skrives for eksempel { $like }
       *[other]
            { $digits ->
                [none] { question }Ret svaret. Det skrives for eksempel { $like }
               *[number] { question }Skriv { $digits } cifre, for eksempel { $like }
            }
    }
problem-format-local-time = { question }Skriv et klokkeslæt, for eksempel 9.30
problem-format-duration = { question }Skriv hele tal med cifre
# $reason: scheme når adressen ikke fører til en side: mailto:, ftp://, https:// alene.
problem-format-uri =
    { $reason ->
        [scheme] { question }Skriv adressen på en side, for eksempel https://www.eksempel.dk. Den begynder med https:// eller http://. Andre slags adresser kan ikke bruges
       *[other] { question }Skriv en hel webadresse, for eksempel www.eksempel.dk
    }
problem-format-iri = { problem-format-uri }
# $part og $reason som ved dato.
problem-format-year-month =
    { $part ->
        [month]
            { $reason ->
                [missing] { question }Skriv også måneden
               *[range] { question }Ret måneden. Skriv et tal fra 1 til 12 eller månedens navn på dansk
            }
        [year]
            { $reason ->
                [missing] { question }Skriv også året
               *[digits] { question }Ret året. Skriv det med 4 cifre, for eksempel 1980
            }
       *[other] { question }Skriv en måned og et år
    }
# $part: day, month eller year er den del, der er gal, om en er det. $reason: missing (mangler), digits (ikke det
# rigtige antal cifre), range (findes ikke), nonexistent (måneden har ikke så mange dage).
problem-format-date =
    { $part ->
        [day]
            { $reason ->
                [missing] { question }Skriv også dagen
                [nonexistent] { question }Ret dagen. Så mange dage har måneden ikke
               *[range] { question }Ret dagen. Skriv et tal fra 1 til 31
            }
        [month]
            { $reason ->
                [missing] { question }Skriv også måneden
               *[range] { question }Ret måneden. Skriv et tal fra 1 til 12 eller månedens navn på dansk
            }
        [year]
            { $reason ->
                [missing] { question }Skriv også året
               *[digits] { question }Ret året. Skriv det med 4 cifre, for eksempel 1980
            }
       *[other] { question }Skriv en dato med dag, måned og år
    }

# Forfatterens egne regler og beregninger, og det modtageren siger.
problem-checks = { question }Ret svaret. Det passer ikke med dine andre svar
problem-compute = { question }Se dine svar igennem. Tallet passer ikke med dem
problem-limit = { question }Gør svaret kortere. Det fylder for meget
problem-file = { question }Vælg en anden fil
problem-soft = { question }Svar, hvis du kan. Ellers kan du gå videre, og så sendes formularen uden svaret
# Efter sætningen om et svar, der mangler. $box er et felt, man kan sætte kryds i, når man ikke kan svare.
or-unknown = , eller sæt kryds i »{ $box }«
problem-server =
    { $message ->
        [none] { question }Ret svaret. Modtageren kan ikke bruge det
       *[other] { question }{ $message }
    }
