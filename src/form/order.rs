//! The order in which conditions are looked at, so that each sees what those it reads decided.

use super::FieldId;
use crate::map::Map;
use crate::pointer::Place;

/// The places that the condition of one field reads, by the field's index; none for most fields.
pub(super) type Vertex<'a> = Vec<&'a Place>;

/// Sorts conditional fields so that each comes after those that its condition depends on.
///
/// `Err` holds the fields of one cycle, in order.
pub(super) fn order(
    vertices: &[Vertex<'_>],
    conditional: &dyn Fn(FieldId) -> bool,
    by_place: &Map<Place, FieldId>,
) -> Result<Vec<FieldId>, Vec<FieldId>> {
    let mut marks = vec![Mark::New; vertices.len()];
    let mut sorted = Vec::new();
    let mut path: Vec<(FieldId, Vec<FieldId>)> = Vec::new();
    for start in (0..vertices.len()).filter_map(|index| u32::try_from(index).ok()).map(FieldId) {
        if conditional(start) {
            path.push((start, Vec::new()));
        }
        // Depth first without recursion: a chain may be as long as the form.
        while let Some((id, mut needs)) = path.pop() {
            let Some(mark) = marks.get_mut(id.0 as usize) else { continue };
            match mark {
                Mark::Done => continue,
                Mark::New => {
                    *mark = Mark::Open;
                    let reads = vertices.get(id.0 as usize).map(Vec::as_slice).unwrap_or_default();
                    needs = depends(reads, conditional, by_place);
                }
                Mark::Open => {}
            }
            let Some(need) = needs.pop() else {
                *mark = Mark::Done;
                sorted.push(id);
                continue;
            };
            path.push((id, needs));
            match marks.get(need.0 as usize) {
                Some(Mark::Open) => {
                    let around = path.iter().map(|(id, _)| *id).skip_while(|id| *id != need);
                    return Err(around.collect());
                }
                _ => path.push((need, Vec::new())),
            }
        }
    }
    Ok(sorted)
}

#[derive(Clone, Copy)]
enum Mark {
    New,
    Open,
    Done,
}

/// The conditional fields whose relevance can change what a condition reads: at, around or below its places.
fn depends(
    reads: &[&Place],
    conditional: &dyn Fn(FieldId) -> bool,
    by_place: &Map<Place, FieldId>,
) -> Vec<FieldId> {
    let mut needs = Vec::new();
    for place in reads {
        let mut around = Some((*place).clone());
        while let Some(place) = around {
            needs.extend(by_place.get(&place).copied().filter(|id| conditional(*id)));
            around = place.parent();
        }
        // Everything below a place begins with its text and a slash: the place of its member "".
        for (own, id) in by_place.range_from(&place.child("")) {
            if !place.holds(own) {
                break;
            }
            if conditional(*id) {
                needs.push(*id);
            }
        }
    }
    needs
}

#[cfg(test)]
mod tests {
    use crate::map::Map;

    use super::order;
    use crate::form::FieldId;
    use crate::pointer::Place;

    fn place(text: &str) -> Place {
        Place::parse(text).unwrap()
    }

    /// The order of fields, each with the places that it reads; or the cycle.
    fn ordered(edges: &[(String, Vec<String>)]) -> Result<Vec<u32>, Vec<u32>> {
        let id = |index: usize| FieldId(u32::try_from(index).unwrap());
        let by_place: Map<Place, FieldId> =
            edges.iter().enumerate().map(|(index, (own, _))| (place(own), id(index))).collect();
        let reads: Vec<Vec<Place>> =
            edges.iter().map(|(_, reads)| reads.iter().map(|text| place(text)).collect()).collect();
        let vertices: Vec<Vec<&Place>> = reads.iter().map(|reads| reads.iter().collect()).collect();
        let conditional = |id: FieldId| !reads[id.0 as usize].is_empty();
        let numbers = |ids: Vec<FieldId>| ids.into_iter().map(|id| id.0).collect();
        order(&vertices, &conditional, &by_place).map(numbers).map_err(numbers)
    }

    #[test]
    fn each_comes_after_what_it_reads() {
        // `/a < /b` means that the condition of /a reads /b.
        let cases = [
            ("/a < /b, /b < /c, /c", Ok(vec![1, 0])),
            ("/a < /b/x, /b < /c, /c", Ok(vec![1, 0])),
            ("/a < /b, /b-1 < /a, /b/x < /c, /c", Ok(vec![2, 0, 1])),
            ("/a < /b, /b, /b-1 < /a, /b/x < /c, /c", Ok(vec![3, 0, 2])),
            ("/a < /a", Err(vec![0])),
            ("/a < /b, /b < /a", Err(vec![0, 1])),
            ("/a/x < /a", Err(vec![0])),
        ];
        for (text, expected) in cases {
            let edge = |edge: &str| {
                let (own, reads) = edge.split_once(" < ").unwrap_or((edge, ""));
                (own.to_owned(), reads.split_whitespace().map(str::to_owned).collect())
            };
            let edges: Vec<(String, Vec<String>)> = text.split(", ").map(edge).collect();
            assert_eq!(ordered(&edges), expected, "{text}");
        }
    }

    #[test]
    fn long_chains_do_not_overflow() {
        let edge = |n: u32| (format!("/f{n}"), vec![format!("/f{}", n + 1)]);
        assert_eq!(ordered(&(0..20_000).map(edge).collect::<Vec<_>>()).map(|ids| ids.len()), Ok(20_000));
    }
}
