# A response to a consultation: the form's texts in English.

form-title = Consultation response: Local plan for the Harbour Quarter
    .description = For everybody who wants to say what they think of the plan before the council adopts it.

page-start = Say what you think about the Harbour Quarter
    .text =
        The municipality wants to make a new local plan for the Harbour Quarter. The consultation ends on *15 March 2026*. Then the politicians read all responses.

        Read [the proposed plan](https://example.org/harbour-quarter) before you answer.
page-sender = Who is the response from?
page-remarks = Your response
page-publish = Before you send it

form-contact = Do you have questions about the plan?
    .lines = Call City Planning on 12 34 56 78, Monday to Friday 10-14.
form-receipt =
    .next =
        Your response is on the municipality’s website within *3 working days*.

        The council considers the plan in May 2026.
form-term-local-plan = local plan
    .text = A plan for what may be built in a part of the town, and how the area may be used.

sender = Sender
sender-kind = For whom do you answer?
    .option-citizen = Myself
    .option-organisation = An association or a company
sender-name = Full name
sender-postcode = Postcode
sender-cvr = CVR number
    .hint = 8 digits, for example 10 15 08 17
sender-members = How many members do you have?
sender-website = Website
    .hint = For example www.example.com
email = E-mail address
    .hint = We send a receipt, and tell you when the plan is adopted. The address is not shown.
stance = What do you think of the plan as a whole?
    .option-for = I am for it
    .option-changes = I am for it if it is changed
    .option-against = I am against it
    .option-none = I only want to point something out
remarks = Remarks
    .hint = Write one remark for each part of the plan.
remarks_-item = Remark
remarks-part = Which part of the plan?
    .option-height = Height and density of the buildings
    .option-traffic = Traffic and parking
    .option-green = Green areas
    .option-harbour = Harbour and quay
    .option-whole = The whole plan
remarks-text = Your remark
remarks-source = Address of a page you refer to
    .hint = For example a study.
publish = Your response becomes public
    .text =
        I know that my response and my name are shown on the municipality’s website.

        I have not written anything private about myself or others.
