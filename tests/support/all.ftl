# What Fluent can do, for the comparison with fluent-bundle.

plain = Plain text, with ”quotes” and æøå
lines =
    First line
      indented line

    after an empty line
literal = { "" }{ "quoted \"text\" \\ \u00e5 \U01F600" } end
number-literal = { 12 } { -0.5 } { 100 }
variable = Hello { $name }, { $one } of { $few }
alone = { $name }
missing-variable = A { $nothing } B
missing-message = A { nothing } B
missing-attribute = A { plain.nothing } B
missing-term = A { -nothing } B
missing-function = A { NOTHING() } B
reference = See { plain }, { variable }
attribute-reference = See { attributes.first }
attributes = With attributes
    .first = First { $name }
    .second = Second
-term = Agency
    .gender = common
-term-with-argument =
    { $case ->
       *[nominative] the agency
        [genitive] the agency’s { $name }
    }
term-use = A { -term } B
term-argument = A { -term-with-argument } B { -term-with-argument(case: "genitive") } C { -term-with-argument(case: "genitive", name: "x") }
term-attribute =
    { -term.gender ->
        [common] common
       *[neuter] neuter
    }
plural =
    { $few ->
        [one] One
        [few] Few { $few }
       *[other] Other { $few }
    }
plural-one =
    { $one ->
        [one] One
       *[other] Other { $one }
    }
plural-half =
    { $half ->
        [one] One { $half }
       *[other] Other { $half }
    }
exact =
    { $one ->
        [0] None
        [1] Exactly one
       *[other] Other
    }
text-select =
    { $name ->
       *[other] Other
    }
missing-select =
    { $nothing ->
        [one] One
       *[other] Other
    }
nested =
    A { $one ->
        [one] B { $few ->
            [one] C
           *[other] D { plain }
        } E
       *[other] F
    } G
nested-placeable = A { { $name } } B { { "literal" } }
function = { NUMBER($few) } { NUMBER(0.25) }
function-select =
    { NUMBER($one) ->
        [one] One
       *[other] Other
    }
inline = Add { INLINE("Child") } { INLINE("CPR") } { INLINE($name) }
cycle = A { cycle-back } B
cycle-back = C { cycle } D
