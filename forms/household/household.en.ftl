# Application for a reduced day-care fee: the form's texts in English.

form-title = Application for a reduced day-care fee
    .description = For you who have children in day care and a household with a low income.

page-you = About you
page-children = Your children
page-income = Income
    .description = The municipality gets the rest from the Danish Tax Agency.

name = Your full name
single = Are you a single parent?
children = Children in your household
    .hint = Add each child under 18 who lives with you.
children_-item = Child
children-name = The child's name
children-born = When was the child born?
children-care = Where is the child looked after?
    .option-nursery = In a nursery or by a childminder
    .option-kindergarten = In kindergarten
    .option-home = At home
children-place = What is the day-care centre called?
children-payers = Others who pay for the place
children-payers_-item = Payer
children-payers-name = Name
children-payers-amount = Kroner a month
income = Income of the household
income-yearly = Total income a year in kroner
income-jobs = Employers
income-jobs_-item = Employer
income-jobs-name = Name of the employer
income-jobs-hours = Hours a week
