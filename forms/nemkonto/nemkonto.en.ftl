# NemKonto, the account for payments from public authorities: the form's texts in English.

form-title = Choose your NemKonto
    .description = For you who want money from public authorities paid into another account than today.

page-who = Whom is the NemKonto for?
page-company = Companies choose their NemKonto at the bank
    .text = A company or an association must ask its bank to make an account its NemKonto. The bank needs the CVR number.
page-you = About you
page-account = The account
page-holder = The owner of the account
page-sign = Sign

form-contact = Do you need help?
    .lines =
        Call NemKonto Support on 12 34 56 78.
        Monday to Friday 9-15.
form-receipt =
    .next =
        The account is your NemKonto in *2 banking days*. If it is abroad, it may take 5.

        You will hear from us in Digital Post.

who = Whom shall the NemKonto be for?
    .option-me = Myself
    .option-child = My child under 18
    .option-company = A company or an association
name = Your full name
cpr = Your CPR number
    .hint = 10 digits, for example 010203-1234
child = The child
child-name = The child’s full name
child-cpr = The child’s CPR number
    .hint = 10 digits, for example 010203-1234
account = Which account shall be the NemKonto?
account-kind = Where is the account?
    .option-danish = An account in Denmark
    .option-foreign = An account in another country
    .option-foreign-hint = Greenland and the Faroe Islands too
account-number = Registration number and account number
    .hint = 4 digits and up to 10 digits, for example 0040 0440116243
account-country = Which country is the bank in?
account-bank = What is the bank called?
account-iban = IBAN
    .hint = For example SE45 5000 0000 0583 9825 7466. The number is on your bank statement.
account-bic = BIC or SWIFT
    .hint = 8 or 11 characters, for example ESSESESS
holder = Who owns the account?
    .option-own = The one the NemKonto is for
    .option-joint = Several of us own it
    .option-other = Somebody else
holderName = What is the owner of the account called?
    .note-others_2d_account = The money belongs to the owner as soon as it is in the account. We cannot get it back.
signature = Your signature
    .hint = Write your full name.
    .text = I want money from public authorities to be paid into the account I have written. This holds until I choose another.
    .note-what-title = What is paid into a NemKonto?
    .note-what =
        For example:

        - overpaid tax
        - child benefit
        - study grants, pensions and unemployment benefit
        - wages from many employers

check-under-18 = The child is 18 or older and must choose a NemKonto without you. Change the CPR number if it is wrong
