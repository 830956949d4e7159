# Sending, and what one gets to keep.

sending = Sending your answers …

receipt-title = We have received your answers
receipt-reference = Reference number
receipt-received = Received
# Where the recipient has not finished with them (HTTP 202).
receipt-processing = Your answers are being registered. You do not need to wait here.
receipt-next-title = What happens now?
receipt-next = Your answers will be dealt with. You do not need to do anything more now. Give the reference number if you contact us.
receipt-keep = Save or print the receipt before you close the page.
receipt-answers = What you have sent
print = Print
save-copy = Save a copy of your answers
# At the top of the saved copy.
copy-unsent = This is a copy of your answers, which you saved on { $time }. They have not been sent.
copy-unknown = This is a copy of your answers, which you saved on { $time }. We do not know whether they have arrived.
copy-sent = This is a copy of the answers that you have sent. You saved it on { $time }.
# As a program reads them.
save-data = Save the answers as data (JSON)
again = Fill in a new form

# When sending did not work.
try-again = Try again
waiting = The recipient is busy. We try again in { $number } seconds.
stop = Stop waiting
failed-unsent-title = Your answers have not been sent
failed-unsent-text = We could not send them now. Your answers are still here. See whether you are online, wait a little, and try again.
failed-unknown-title = We do not know whether your answers have arrived
failed-unknown-text = The recipient gave no clear answer. Your answers are still here. Try again. If this goes on, save a copy, and ask the authority whether they have arrived.
failed-busy-title = The recipient is too busy
failed-busy-text = Your answers have not been sent, but they are still here. Wait some minutes, and try again.
failed-sign-in-title = Sign in again
failed-sign-in-text = You are signed out, and your answers have not been sent. They are still here. Sign in in another window, come back, and try again.
failed-forbidden-title = You may not send this form
failed-forbidden-text = The recipient says that you may not send it. Your answers are still here. Save a copy, and contact the authority.
failed-closed-title = This form cannot be sent
failed-closed-text = The recipient does not take it now. Your answers are still here. Save a copy, and contact the authority.
failed-too-large-title = There is too much to send at once
failed-too-large-text = Your answers have not been sent, but they are still here. Write less, or choose fewer or smaller files, and try again.
failed-changed-title = The case has changed since you began
failed-changed-text = Your answers have not been sent, but they are still here. Save a copy, and contact the authority.
failed-refused-title = Your answers were not received
failed-refused-text = The recipient refused them without saying why. Your answers are still here. Save a copy, and contact the authority.

# Above the form, when the page was closed while answers were under way.
sent-asking = The page was closed while your answers were being sent. We are checking whether they have arrived …
sent-arrived = The answers that you sent last have arrived. You need not send them again.
sent-not = The answers that you sent last have not arrived. Fill in the form and send it again.
sent-unknown = The page was closed while your answers were being sent, and we do not know whether they have arrived. Ask the authority before you fill in the form and send it again.
