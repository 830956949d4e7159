# A grant for a project: the form's texts in English.

form-title = Grant for a project
    .description = For people and societies that apply for money for a cultural project.

page-applicant = About the applicant
page-project = About the project
page-money = Economy

applicant = Applicant
applicant-kind = Who applies?
    .option-person = A person
    .option-company = A society or company
    .option-company-hint = With a CVR number
applicant-name = Name
applicant-cpr = CPR number
applicant-cvr = CVR number
art = Which arts is the project about?
    .hint = Choose at most 2.
    .option-music = Music
    .option-theatre = Theatre
    .option-theatre-hint = Dance as well
    .option-film = Film
languages = Languages
    .hint = The most important first.
languages_-item = Language
    .option-dansk = Danish
    .option-engelsk = English
    .option-tysk = German
dates = Days on which something happens
dates_-item = Day
income = Other income
income_-item = Income
income-from = Where does the money come from?
    .option-sale = Sale of tickets
    .option-fund = A foundation
income-tickets = How many tickets?
income-price = Price of one, in kroner
income-fund = What is the foundation called?
