# Application for health supplement: the form's texts in English.
# The ids are explained in docs/form-format.md, "Texts".

form-title = Application for a health supplement
    .description = For you who receive a state pension, or a disability pension under the old rules.
form-contact = Do you need help?
    .lines =
        Call Citizen Services on 12 34 56 78, Monday to Friday 9 am to 3 pm
        You can also visit Citizen Services

page-you = About you
    .description = Have your CPR number and the letter about your pension at hand.
page-household = Your household
page-application = What you are applying for
    .description = Send one application for each treatment.

name = Full name
cpr = CPR number
    .hint = 10 digits, for example 010203-1234
phone = Telephone number
    .hint = So that we can call if something is missing. Write the country code if the number is not Danish
email = E-mail address
pension = Which pension do you receive?
    .option-retirement = State pension
    .option-early = Disability pension
    .option-early-hint = Granted under the rules before 2003
    .option-unsure = I do not know
pensionFrom = When did you first receive a pension?
    .hint = For example 31 3 2015. The date is in your letter about the pension

married = Are you married, or do you live with a partner?
spouse = Your spouse or partner
spouse-name = Your partner's full name
spouse-f_f8_dt = When was your partner born?
    .hint = For example 31 3 1950
children = Children under 18 who live with you
    .hint = If no children live with you, just continue
children_-item = Child
children-name = The child's full name
children-born = When was the child born?
    .hint = For example 31 3 2015
savings = How much money do you have in total?
    .hint = Cash, money in the bank and securities, in Danish kroner. If you live with a partner, add up what you both have

treatment = What are you applying for support for?
    .option-medicine = Medicine
    .option-dentist = Dentist
    .option-dentures = Dentures
    .option-glasses = Glasses
    .option-hearing = Hearing aid
    .option-physiotherapy = Physiotherapy
    .option-chiropractor = Chiropractor
    .option-podiatry = Podiatry
    .option-foot_2d_care = Foot care
    .option-psychologist = Psychologist
    .option-other = Something else
price = What does it cost?
    .hint = The amount in Danish kroner as on the bill or the estimate, for example 1,250.50
insured = Are you a member of the health insurance “danmark”?
reason = Is there anything else we should know?
    .hint = Do not write other people's CPR numbers here
    .help =
        For example, you can write:

        - why you need the treatment
        - whether you have been refused before
        - whether the treatment is urgent
consent = My information is correct, and the municipality may collect information about my pension and savings
    .error-required = Tick the box if your information is correct and we may collect what is missing
