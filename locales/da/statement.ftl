# Det afsnit om formularen, som en myndighed kan sætte i sin tilgængelighedserklæring (`npx blankett statement`).
# Sætningerne står i denne rækkefølge. Sider henter dem ikke.

statement-made = Formularen er lavet med Blankett { $version }.
statement-tested = De { $components } dele, som den kan bestå af, er testet automatisk i { $browser } den { $date } med { $engines } samt { $probes } prøver mere.
statement-criteria = Testene så på { $tested } af de { $all } succeskriterier i WCAG 2.2 på niveau A og AA (kapitel 9 i EN 301 549 henviser til dem, der også står i WCAG 2.1).
# En af disse to.
statement-clean = De fandt ingen fejl.
statement-failed = Kendte mangler: { $failed }.
statement-limits = Automatiske tests finder ikke alle fejl. Disse kriterier er ikke testet automatisk: { $untested }.
statement-readers = { $heard } af delene er desuden prøvet med skærmlæser ({ $readers }).
statement-people = Formularen er ikke testet med { $people }.
statement-own = Teksterne i formularen og siden omkring den er ikke en del af testen.
