# A complaint about a decision: the form's texts in English.

form-title = Complain about a decision
    .description = For you who disagree with a decision of the municipality, and for you who complain on behalf of somebody else.

page-start = Complain about a decision
    .text =
        We look at the case again first. If we do not change the decision, we pass the complaint on to the Appeals Board.

        You must complain within *4 weeks* of receiving the decision.
    .needed =
        The letter with the decision
        A power of attorney, if you complain for somebody else
page-who = Whom is the decision about?
page-person = The person in the case
page-decision = The decision
page-late = The time limit has passed
page-complaint = The complaint
page-declaration = Declaration

form-contact = Do you need help?
    .lines =
        Call the citizens’ adviser on 12 34 56 78.
        The adviser helps you complain. It is free.
form-receipt =
    .next =
        We look at the case again and answer within *4 weeks*.

        - If we change the decision, you get a new one.
        - Otherwise we pass the complaint on to the Appeals Board, and tell you.

        The decision holds while we look at the complaint.
form-term-board = Appeals Board
    .text = The authority that decides complaints about municipalities. It costs nothing.
form-term-authority = power of attorney
    .text = A paper in which somebody signs that you may act for them.

who = Whom is the decision about?
    .option-me = Myself
    .option-other = Somebody else
    .option-other-hint = For example your child, or somebody who gave you a power of attorney
representative = About you who complain for somebody else
representative-name = Your name
representative-ground = Why do you complain for somebody else?
    .option-parent = I have custody
    .option-guardian = I am the guardian
    .option-authority = I have a power of attorney
    .option-authority-hint = We will ask you to send it afterwards.
person = The person the decision is about
person-name = Full name
person-cpr = CPR number
    .hint = 10 digits, for example 010203-1234
person-phone = Telephone number
subject = What is the decision about?
    .option-care = Home help or a care home
    .option-benefit = Cash benefit or sick pay
    .option-children = Children and young people
    .option-parking = Parking fine
    .other = Something else
case = Case number
    .hint = For example 2025-10482. The number is at the top of the letter.
    .error-pattern = Case number: Write 4 digits, a hyphen and 4 to 6 digits, for example 2025-10482
caseUnknown = I cannot find the case number
received = When did you receive the decision?
    .hint = The day the letter came in Digital Post. For example 20 1 2026
late = Why do you only complain now?
    .note-deadline = The time limit is *4 weeks*, and it has passed. You can complain all the same if there is a special reason, for example that you have been seriously ill.
wrong = What is wrong in the decision?
    .option-facts = The information about { $person-name } is wrong
    .option-missing = Something was left out
    .option-rules = The rules were used wrongly
    .option-heard = We were not asked before you decided
why = Why do you disagree?
wish = What shall the decision be changed to?
declaration = Correct information
    .text = The information is correct, and the municipality may send the case about { $person-name } to the Appeals Board if the decision is not changed.

check-received-already = The date is in the future. Write the day the letter came
