# What stands around the questions. The reader is you; the form speaks of "your answers".

next = Continue
back = Back
send = Send your answers
# The text of the link; the question follows it, but only a screen reader says it.
change = Change
# Save, and back to "Check your answers".
save = Save and go back

# A form without a title.
form-untitled = Form
# The document's title: the page's name, the form's name.
document-title = { $page } – { $form }
document-title-error = Error: { $title }
document-title-warning = Note: { $title }
error-prefix = Error:
warning-prefix = Note:
summary-heading =
    { $count ->
        [one] There is 1 error to correct
       *[other] There are { $count } errors to correct
    }
# When everything on the list is a question to answer if one can.
summary-warning =
    { $count ->
        [one] You have skipped 1 question
       *[other] You have skipped { $count } questions
    }

# After questions that may be skipped.
optional = (optional)
soft = (answer if you can)
optional-marked = Answer all questions except those marked (optional).
all-required = Answer all questions.
step-of = Step { $step } of { $total }

# The first page: what one needs at hand, and how long it takes.
start = Start
needed = What you need
takes-minutes =
    { $minutes ->
        [one] It takes about 1 minute.
       *[other] It takes about { $minutes } minutes.
    }

# The list of tasks: how far one is with each.
task-missing = Not started
task-begun = In progress
task-done = Completed

check-answers-title = Check your answers before you send them
check-answers-intro = If something is wrong, you can change it here. Your answers have not been sent yet.
not-answered = Not answered
not-computed = Not calculated yet
# Inside a text, instead of an answer that has not been given yet.
answer-missing = (not filled in)
yes = Yes
no = No
# Opens longer help for one question; the question follows it, but only a screen reader says it.
help = Help
choose = Choose …

characters-limit =
    { $limit ->
        [one] You can write 1 character
       *[other] You can write up to { $limit } characters
    }
characters-left =
    { $count ->
        [one] You have 1 character left
       *[other] You have { $count } characters left
    }
characters-over =
    { $count ->
        [one] You have written 1 character too many
       *[other] You have written { $count } characters too many
    }

# Below the heading, when one fills in for somebody else. $name is the other's name.
acting-for = You are filling this in for { $name }.
acting-for-another = You are filling this in for someone else.
# The same on the receipt.
acted-for = You filled this in for { $name }.
acted-for-another = You filled this in for someone else.
# Words of the page that are explained.
glossary = Words explained

# The name of the list of languages.
languages = Language
# The button to texts that are easier to read, and the button back.
easy-read = Easy to read
easy-read-off = Standard text
contact = Do you need help?

# At the top of the page, when the form was altered while it was being filled in.
form-changed = The form has been changed since you opened it. The answers that still fit are kept here. Look through them.

# Instead of the form, on one line each.
cannot-show = This form cannot be shown. Try again later, or contact the authority.
cannot-show-here = This form cannot be shown here on the page. Contact the authority.
