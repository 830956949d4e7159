# Sending, and what one gets to keep.

sending = Sending your answers …

receipt-title = We have received your answers
receipt-reference = Reference number
receipt-received = Received
receipt-next-title = What happens now?
receipt-next = Your answers will be dealt with. You do not need to do anything more now. Give the reference number if you contact us.
receipt-keep = Save or print the receipt before you close the page.
receipt-answers = What you have sent
print = Print
save-copy = Save a copy of your answers
# At the top of the saved copy.
copy-unsent = This is a copy of your answers, which you saved on { $time }. They have not been sent.
copy-sent = This is a copy of the answers that you have sent. You saved it on { $time }.
again = Fill in a new form

unsent-title = Your answers have not been sent
unsent-text = We could not reach the recipient. Your answers are still here. Wait a little, and try again.
try-again = Try again
refused-title = Your answers were not received
refused-text = The recipient refused them without saying why. Your answers are still here. Save a copy, and contact the authority.
