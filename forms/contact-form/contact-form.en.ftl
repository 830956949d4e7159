# Write to the municipality: the form's texts in English.

form-title = Write to the municipality
    .description = For you who have a question. Do not write CPR numbers or anything about health here; use Digital Post for that.

page-message = Your question
page-reply = Our answer

form-contact = Would you rather talk to us?
    .lines =
        Call the municipality on 12 34 56 78.
        Monday to Thursday 9-15, Friday 9-13.
form-receipt =
    .next = If you want an answer, you will have it within *3 working days*.

topic = What is it about?
    .option-children = Day care and school
    .option-housing = Housing and moving
    .option-waste = Waste and recycling
    .option-care = Help and care
    .other = Something else
message = What do you want to ask?
reply = How do you want our answer?
    .option-email = By e-mail
    .option-phone = By telephone
    .option-none = I do not need an answer
name = Your name
email = E-mail address
phone = Telephone number
when = When may we call?
    .option-morning = Between 9 and 12
    .option-afternoon = Between 12 and 15
    .option-any = At any time
