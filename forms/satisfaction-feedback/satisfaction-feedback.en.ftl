# How did it go: the form's texts in English.

form-title = How did it go?
    .description = You have just used our self-service. Tell us how it went, so that we can make it better.

page-feedback = Your opinion

form-receipt =
    .next = We read every answer and use them when we change our self-service.

rating = How satisfied are you?
    .option-5 = Very satisfied
    .option-4 = Satisfied
    .option-3 = Neither satisfied nor dissatisfied
    .option-2 = Dissatisfied
    .option-1 = Very dissatisfied
done = Did you get done what you came for?
wrong = What went wrong?
    .hint = Tick all that apply.
    .option-words = I did not understand the words
    .option-find = I could not find what I needed
    .option-error = There was an error
    .option-long = It took too long
    .option-none = None of these
better = What can we do better?
    .hint = Do not write anything personal, such as your CPR number.
contact = You may write to me to hear more
email = E-mail address
