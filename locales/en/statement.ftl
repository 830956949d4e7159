# What an agency can put into its accessibility statement about the form (`npx blankett statement`).
# The sentences stand in this order. Pages do not fetch them.

statement-made = The form is made with Blankett { $version }.
statement-tested = The { $components } parts that it can consist of were tested automatically in { $browser } on { $date } with { $engines }, and by { $probes } further checks.
statement-criteria = The tests looked at { $tested } of the { $all } success criteria of WCAG 2.2 at levels A and AA (clause 9 of EN 301 549 refers to those that are in WCAG 2.1 too).
# One of these two.
statement-clean = They found no failures.
statement-failed = Known failures: { $failed }.
statement-limits = Automatic tests do not find all failures. These criteria were not tested automatically: { $untested }.
statement-readers = { $heard } of the parts were also tried with a screen reader ({ $readers }).
statement-people = The form was not tested with { $people }.
statement-own = The form's texts and the page around it are no part of the test.
