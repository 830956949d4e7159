# Housing benefit: the form's texts in English.

form-title = Application for housing benefit
    .description = For you who rent your home and want to apply for help with the rent.

page-start = Apply for housing benefit
    .text = Housing benefit helps you pay the rent. How much you can get depends on your rent, the size of your home, your income and your assets.
    .needed =
        Your tenancy agreement
        Your latest rent bill
        Payslips or letters about pensions and benefits, your partner’s too
page-you = About you
page-household = Your household
page-home = Your home
page-room = You cannot get housing benefit for a room
    .text =
        The home must have a kitchen of its own with running water and a drain. This does not apply to halls of residence.

        If you move to another home, you can apply again.
page-rent = The size and the rent of your home
page-income = Income
page-savings = Assets and payment
page-sign = Sign

form-contact = Do you need help?
    .lines =
        Call Housing Benefit on 12 34 56 78.
        Monday to Thursday 8-16, Friday 8-15.
form-receipt =
    .next =
        You will have our answer in Digital Post within *6 weeks*.

        - If you get housing benefit, it begins on the 1st of the month after you applied.
        - If anything is missing, we will write to you.

name = Your full name
cpr = CPR number
    .hint = 10 digits, for example 010203-1234
phone = Telephone number
couple = Do you live with a husband, wife or partner?
    .hint = You apply together, and we count the income of you both.
partner = The person you apply with
partner-name = Your partner’s full name
partner-cpr = CPR number
    .hint = 10 digits, for example 010203-1234
children = How many children under 18 live with you?
    .hint = Count children who live with you at least half of the time. Write 0 if you have none.
home = How do you live?
    .option-flat = In a flat with a kitchen
    .option-house = In a rented house
    .option-dormitory = In a hall of residence
    .option-room = In a room without a kitchen of its own
area = How large is the home?
    .unit = m²
    .hint = The gross floor area is in your tenancy agreement.
moved = When did you move in, or when will you?
    .hint = For example 1 10 2025
rent = How much do you pay the landlord each month in all?
    .unit = kr.
extras = How much of it is for heating, water, electricity and TV?
    .unit = kr.
    .hint = The amount is on your rent bill. Write 0 if you pay for it elsewhere.
rentYear = Rent a year that we count
    .unit = kr.
incomes = Income before tax
    .hint = Add one for each employer, pension or benefit. Leave out what children earn.
    .error-required = Income: Add at least one, even if it is small
incomes_-item = Income
incomes-whose = Whose income is it?
    .option-me = Mine
    .option-partner = My partner’s
incomes-kind = What kind of income is it?
    .option-salary = Salary
    .option-pension = Pension
    .option-grant = State education grant (SU)
    .option-benefit = Unemployment or cash benefit
    .other = Something else
incomes-amount = Amount each month
    .unit = kr.
incomes-months = How many months a year?
    .hint = Write 12 if it is the whole year.
incomes-year = A year
    .unit = kr.
incomeYear = Income a year in all
    .unit = kr.
savings = How large are the assets in all?
    .unit = kr.
    .hint = Money in the bank, shares, cars and property, less debts. If you live with a partner, count what you both have.
paidTo = Whom shall we pay?
    .option-me = My NemKonto
    .option-landlord = My landlord
    .option-landlord-hint = Then your rent is reduced by the amount.
signature = Your signature
    .hint = Write your full name.
    .text = I declare that the information is correct. I will tell you if our income, rent or household changes.
partnerSignature = Your partner’s consent
    .text = We apply together. { $partner-name } has read the application and agrees that the municipality gets information about us both from the tax authority.

check-not-moved-yet = You can apply 2 months before you move in at the earliest. Change the date, or come back later
check-extras-within-rent = Heating, water, electricity and TV must be less than you pay in all. Change one of the two amounts
