# A problem in the street: the form's texts in English.

form-title = Report a problem in the street
    .description = For you who have seen something on a road, a cycle track or in a park that the municipality must mend.

page-problem = What is wrong?
page-place = The place
page-description = What you saw

form-contact = Is it urgent?
    .lines = Call Road Service on 12 34 56 78, day and night.
form-receipt =
    .next = Thank you for your help. We look at it within *5 working days*. If it is dangerous, we come the same day.

problem = What is wrong?
    .option-hole = Hole in the road or the pavement
    .option-light = Street lamp that does not work
    .option-waste = Waste
    .option-sign = Sign that is missing or has fallen
    .option-tree = Tree or branch
    .other = Something else
lamp = Number on the lamp post
    .hint = 5 or 6 digits. The number is on a label at eye level.
    .error-soft = Number on the lamp post: Write the number if you can. Without it, it may take longer to find the lamp
place = Where is it?
    .hint = Write the street and number, or what is close by.
danger = Can anybody be hurt?
    .hint = For example because a cover is missing, or a cable hangs down.
block = Does it block the traffic?
    .option-no = No
    .option-partly = A little, one can get past
    .option-fully = Yes, one cannot get past
    .note-call = If there is danger right now, call Road Service on [12 34 56 78](tel:+4512345678). They answer day and night. Call 112 if somebody is hurt.
seen = When did you see it?
    .hint = For example 30/1 2026
description = Describe what you saw
    .note-good-title = It helps us to know
    .note-good =
        - how large it is
        - which side of the road it is on
        - whether it has been there long
email = E-mail address
    .hint = Write it if you want to know when it is mended. We do not need your name.

check-seen-already = The date is in the future. Write the day you saw it
