form-title = Information about your income
    .description = For people who receive housing benefit. We use the information to work out how much you can get.
page-income = Your income
page-now = Your home and your work

salary = How much did you earn in wages in 2025?
    .hint = The amount before tax, in kroner. You find it in your annual tax statement.
salaryUnknown = I do not know how much I earned
salaryWhy = Why can you not tell us your wages?
    .hint = Then we can see whether we can find the amount elsewhere.
interest = How much interest did you receive in 2025?
    .hint = In kroner, from all your accounts.
interestWhy = Why do you not tell us your interest?
    .option-papers = I do not have the papers yet
    .option-none = I have no accounts
    .option-other = Something else
rent = How much do you pay in rent each month?
    .hint = In kroner, without water and heating.
    .error-soft = Rent: Enter the amount if you can. If you continue without it, we ask your landlord, and that takes longer

jobs = Your employers
jobs_-item = Employer
jobs-employer = The employer’s name
jobs-pay = Pay each month
jobs-payUnknown = I do not know the pay yet
jobs-hours = Hours a week
jobs-hoursWhy = Why do you not know the hours?
