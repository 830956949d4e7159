# What is wrong with an answer and how to mend it: first the question, then what to do.
#
# $kind is the kind of question: text, choice, choices, date, yes-no, box, rows or group.
# The name after "problem-" is the keyword of JSON Schema.

# The question, first in the sentence. $ends: word "Full name", sentence "What does it cost?", none when there is no question.
question =
    { $ends ->
        [none] {""}
        [sentence] { $label }{" "}
       *[word] { $label }:{" "}
    }

# When a keyword has no message of its own.
problem = { question }Change the answer to what is asked for

problem-required =
    { $kind ->
        [file] { question }Choose a file
        [choice] { question }Choose one of the options
        [choices] { question }Choose at least one of the options
        [date] { question }Enter day, month and year
        [yes-no] { question }Choose yes or no
        [box] { question }Tick the box
        [rows] { question }Add at least one
        [group] { question }Answer the questions
        [month] { question }Enter a month and a year
        [duration] { question }Enter how long
        [signature] { question }Enter your full name
       *[text] { question }Enter your answer
    }
problem-dependentRequired =
    { $kind ->
        [choice] { question }Choose one of the options. Another answer makes it necessary
        [choices] { question }Choose at least one of the options. Another answer makes it necessary
        [date] { question }Enter day, month and year. Another answer makes it necessary
        [yes-no] { question }Choose yes or no. Another answer makes it necessary
        [box] { question }Tick the box. Another answer makes it necessary
        [rows] { question }Add at least one. Another answer makes it necessary
        [group] { question }Answer the questions. Another answer makes it necessary
       *[text] { question }Enter your answer. Another answer makes it necessary
    }
# What a number counts. $unit: none when nothing stands beside the field.
question-unit =
    { $unit ->
        [none] {""}
       *[other] {" "}({ $unit })
    }
# $type is what the answer must be.
problem-type =
    { $kind ->
        [file] { question }The file did not come along, since that needs JavaScript. Turn JavaScript on in your browser and choose the file again, or contact us
        [choice] { question }Choose one of the options
        [choices] { question }Choose at least one of the options
        [date] { question }Enter day, month and year
        [yes-no] { question }Choose yes or no
        [box] { question }Tick or untick the box
        [rows] { question }Fill in the list again
        [group] { question }Answer the questions again
       *[text]
            { $type ->
                [integer] { question }Enter a whole number in digits{ question-unit }, for example 12 or { NUMBER(1250) }
                [number] { question }Enter a number in digits{ question-unit }, for example 12 or { NUMBER(1250.5) }
               *[other] { question }Enter the answer again
            }
    }
problem-enum =
    { $kind ->
        [file] { question }Choose a file of another type
        [text] { question }Enter one of the answers that are possible
       *[choice] { question }Choose one of the options
    }
problem-oneOf =
    { $kind ->
        [text] { question }Change the answer to what is asked for
       *[choice] { question }Choose one of the options
    }
problem-anyOf =
    { $kind ->
        [text] { question }Change the answer to what is asked for
       *[choice] { question }Choose one of the options
    }
problem-const =
    { $kind ->
        [box] { question }Tick the box
        [yes-no] { question }Choose the other answer to continue
       *[text] { question }Change the answer to what is asked for
    }
problem-not = { question }Choose or enter another answer
problem-false = { question }Delete the answer. Nothing is needed here
problem-if = { question }Change the answer. It does not agree with another answer
problem-allOf = { question }Change the answer to what is asked for
problem-dependentSchemas = { question }Change the answer. It does not agree with another answer

problem-minLength =
    { $limit ->
        [1] { question }Enter your answer
       *[other] { question }Enter at least { $limit } characters
    }
problem-maxLength =
    { $limit ->
        [one] { question }Enter at most 1 character
       *[other] { question }Enter at most { $limit } characters
    }
problem-pattern = { question }Write the answer the way it is shown at the field

problem-minimum = { question }Enter { $limit } or a number that is higher
problem-maximum =
    { $kind ->
        [file] { question }Choose a smaller file. It may be at most { $megabytes } MB
       *[text] { question }Enter { $limit } or a number that is lower
    }
problem-exclusiveMinimum = { question }Enter a number that is higher than { $limit }
problem-exclusiveMaximum = { question }Enter a number that is lower than { $limit }
# $decimals is the number of decimals when $limit is 1, 0.1, 0.01 …
problem-multipleOf =
    { $decimals ->
        [0] { question }Enter a whole number without decimals, for example { NUMBER(1250) }
        [1] { question }Enter a number with at most 1 decimal, for example { NUMBER(1250.5) }
        [none] { question }Enter a number that { $limit } divides evenly
       *[other] { question }Enter a number with at most { $decimals } decimals, for example { NUMBER(1250.5) }
    }

problem-minItems =
    { $kind ->
        [file] { question }Choose more files. There must be at least { $limit }
        [rows] { question }Add more. There must be at least { $limit }
       *[choice] { question }Choose at least { $limit }
    }
problem-maxItems =
    { $kind ->
        [file] { question }Remove some files. There may be at most { $limit }
        [rows] { question }Remove some. There can be at most { $limit }
       *[choice] { question }Choose at most { $limit }
    }
problem-uniqueItems = { question }Remove what is there more than once
problem-minProperties = { question }Fill in more. There must be at least { $limit }
problem-maxProperties = { question }Remove some. There can be at most { $limit }
# About the name of a row that one names oneself. $reason: twice when another answer has that name.
problem-propertyNames =
    { $reason ->
        [twice] { question }Enter another name. This one is in use already
       *[other] { question }Change the name. It cannot be used here
    }
problem-additionalProperties = { question }Change the name. It cannot be used here
problem-unevaluatedProperties = { question }Change the name. It cannot be used here

# When a format has no message of its own.
problem-format = { question }Write the answer the way it is shown at the field
problem-format-email = { question }Enter a whole e-mail address, for example name@example.com
problem-format-country = { question }Choose a country from the list
# $reason: range when there is no such country code.
problem-format-telephone =
    { $reason ->
        [range] { question }Change the country code. Enter for example +45 12 34 56 78
       *[other] { question }Enter a telephone number in digits, for example 12 34 56 78 or +46 70 123 45 67
    }
# $reason: date when the first six digits are no date.
problem-format-dk-cpr =
    { $reason ->
        [date] { question }Change the first 6 digits. They must be a date, for example 010203-1234
       *[other] { question }Enter 10 digits, for example 010203-1234
    }
problem-format-dk-account = { question }Enter the registration number with 4 digits and then the account number with at most 10 digits, for example 0040 0440116243
# Formats without a sentence of their own. $like is one as people write it. $digits is the number of digits, for example 8
# or 7-8, and none when there are letters too. $reason: date when there is no such day, check when the digits do not fit.
problem-format-like =
    { $reason ->
        [check] { question }Look at the number again. At least one character is wrong. It looks like { $like }
        [date] { question }Change the number. The date of birth in it does not exist. It looks like { $like }
       *[other]
            { $digits ->
                [none] { question }Change the answer. It looks like { $like }
               *[number] { question }Enter { $digits } digits, for example { $like }
            }
    }
problem-format-local-time = { question }Enter a time of day, for example 9:30
problem-format-duration = { question }Enter whole numbers in digits
# $reason: scheme when the address leads to no page: mailto:, ftp://, https:// alone.
problem-format-uri =
    { $reason ->
        [scheme] { question }Enter the address of a page, for example https://www.example.com. It begins with https:// or http://. Other kinds of address cannot be used
       *[other] { question }Enter a full web address, for example www.example.com
    }
problem-format-iri = { problem-format-uri }
# $part and $reason as for dates.
problem-format-year-month =
    { $part ->
        [month]
            { $reason ->
                [missing] { question }Enter the month too
               *[range] { question }Change the month. Enter a number from 1 to 12 or the name of the month in English
            }
        [year]
            { $reason ->
                [missing] { question }Enter the year too
               *[digits] { question }Change the year. Write it with 4 digits, for example 1980
            }
       *[other] { question }Enter a month and a year
    }
# $part: day, month or year is the part that is wrong, if one is. $reason: missing, digits (not the right number of
# digits), range (there is no such), nonexistent (the month has not so many days).
problem-format-date =
    { $part ->
        [day]
            { $reason ->
                [missing] { question }Enter the day too
                [nonexistent] { question }Change the day. The month does not have that many days
               *[range] { question }Change the day. Enter a number from 1 to 31
            }
        [month]
            { $reason ->
                [missing] { question }Enter the month too
               *[range] { question }Change the month. Enter a number from 1 to 12 or the name of the month in English
            }
        [year]
            { $reason ->
                [missing] { question }Enter the year too
               *[digits] { question }Change the year. Enter it with 4 digits, for example 1980
            }
       *[other] { question }Enter a date with day, month and year
    }

# The author's own rules and computations, and what the recipient says.
problem-checks = { question }Change the answer. It does not agree with your other answers
problem-compute = { question }Look through your answers. The number does not agree with them
problem-limit = { question }Make the answer shorter. It is too large
problem-file = { question }Choose another file
problem-soft = { question }Answer if you can. Otherwise you can continue, and the form is sent without this answer
# After the sentence about an answer that is missing. $box is a box to tick when one cannot answer.
or-unknown = , or tick “{ $box }”
problem-server =
    { $message ->
        [none] { question }Change the answer. The recipient cannot use it
       *[other] { question }{ $message }
    }
