# Travel expenses: the form's texts in English.

form-title = Travel expenses
    .description = For you who paid for something on a journey for the municipality.

page-traveller = About you
page-journey = About the journey
page-expenses = Your expenses

name = Full name
cpr = CPR number
    .hint = 10 digits, for example 010203-1234
guardian = Name of your guardian
    .hint = We need it because you are under 18.
from = When did the journey begin?
to = When did the journey end?
days = Days of travel
expenses = Expenses
expenses_-item = Expense
expenses-what = What did you pay for?
expenses-price = Price of one, in kroner
expenses-count = How many?
expenses-sum = In all for this, in kroner
paid = Advance that you were given, in kroner
total = To be paid out, in kroner
reason = Why did the journey cost more than 1,000 kr. a day?

check-ends-after-start = The journey cannot end before it began. Change one of the two dates.
check-is-over = The journey must be over before you can have the expenses paid.
check-something-is-due = Your advance is larger than your expenses, so there is nothing to pay out.
