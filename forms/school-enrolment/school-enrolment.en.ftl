# Enrolment in school: the form's texts in English.

form-title = Enrol your child in school
    .description = For parents who want a child to go to one of the municipality’s schools.

page-child = About the child
page-guardians = Parents and guardians
page-start = Starting school
page-school = School and after-school care
page-needs = What the child needs

form-contact = Do you need help?
    .lines = Call School Places on 12 34 56 78, Monday to Friday 10-14.
form-receipt =
    .next =
        If the child begins in the reception class, you will have our answer in Digital Post *in March*. Otherwise you will have it within 2 weeks.

        The school invites you to a meeting before the child begins.
form-term-sfo = after-school care
    .text = A place at the school where children can be before and after lessons (SFO). It costs money.

child = The child
child-name = The child’s full name
child-cpr = The child’s CPR number
    .hint = 10 digits, for example 010203-1234
child-language = Which language do you mostly speak at home?
guardians = Parents or guardians
    .hint = Write everybody who has custody.
guardians_-item = Parent or guardian
guardians-name = Full name
guardians-cpr = CPR number
    .hint = 10 digits, for example 010203-1234
guardians-phone = Telephone number
guardians-home = Does { $child-name } live with { $guardians-name }?
start = When will the child begin?
    .option-first = In the reception class after the summer holidays
    .option-move = In another class, because we move or change school
month = From which month?
    .hint = For example 4 2026
grade = Which year?
    .hint = Write 0 for the reception class.
oldSchool = Which school does the child go to now?
school = Which school do you want?
    .option-district = The school of our district
    .option-north = Nordre Skole
    .option-south = Søndre Skole
    .option-lake = Søskolen
    .other = Another school
    .note-places = You always have a right to a place at the school of your district. At other schools it depends on whether there is room.
siblings = Does a brother or sister go to the school?
afterSchool = Will the child go to after-school care?
days = When will the child be there?
    .option-morning = In the morning, before school
    .option-afternoon = In the afternoon
    .option-holidays = In the school holidays
needs = Is there anything the school must know about { $child-name }?
    .option-allergy = An allergy
    .option-medicine = Medicine during school hours
    .option-support = Help with learning or being with others
    .option-mobility = Difficulty walking, seeing or hearing
    .option-none = No
needsText = Tell us more about it
consent = Everybody who has custody agrees to enrol the child

check-school-age = A child can be enrolled from the year of turning 5 until 18. Change the CPR number if it is wrong
check-lives-with-one = { $child-name } must live with at least one of you. If the child lives with somebody else, call us
