//! Unguessable names, from the operating system's generator.

/// Letters and digits that are not taken for one another when read aloud (Crockford's base 32).
const LETTERS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// 128 bits in hex: session ids and idempotency keys.
pub(crate) fn id() -> Result<String, getrandom::Error> {
    Ok(format!("{:032x}", u128::from(getrandom::u64()?) << 64 | u128::from(getrandom::u64()?)))
}

/// Whether a text has the shape of an [`id`].
pub(crate) fn is_id(text: &str) -> bool {
    text.len() == 32 && text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
}

/// 60 bits that a person can read and type: `7K2M-9QX4-TB3D`.
pub(crate) fn reference() -> Result<String, getrandom::Error> {
    let bits = getrandom::u64()?;
    let letter = |at: u32| {
        let index = usize::try_from((bits >> (at * 5)) & 31).unwrap_or(0);
        LETTERS.get(index).map_or('0', |byte| char::from(*byte))
    };
    let mut reference = String::new();
    for at in 0..12 {
        if at > 0 && at % 4 == 0 {
            reference.push('-');
        }
        reference.push(letter(at));
    }
    Ok(reference)
}

#[cfg(test)]
mod tests {
    #[test]
    fn names_have_their_shape_and_differ() {
        let (first, second) = (super::id().unwrap(), super::id().unwrap());
        assert!(super::is_id(&first) && first != second);
        assert!(!super::is_id("") && !super::is_id(&first.to_uppercase().replace('0', "G")));
        let reference = super::reference().unwrap();
        assert_eq!((reference.len(), reference.matches('-').count()), (14, 2));
        assert!(!reference.contains(['I', 'L', 'O', 'U']));
    }
}
