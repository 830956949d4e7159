//! The order in which conditions are looked at, so that each sees what those it reads decided.

use crate::map::Map;

use super::FieldId;
use crate::pointer::Place;

/// A conditional field as the graph sees it.
#[derive(Debug)]
pub(super) struct Vertex {
    pub(super) field: FieldId,
    pub(super) place: Place,
    pub(super) reads: Vec<Place>,
}

/// Sorts fields so that each comes after those that its condition depends on.
///
/// `Err` holds the fields of one cycle, in order.
pub(super) fn order(vertices: &[Vertex]) -> Result<Vec<FieldId>, Vec<usize>> {
    let by_place: Map<&Place, usize> =
        vertices.iter().enumerate().map(|(at, vertex)| (&vertex.place, at)).collect();
    let needs: Vec<Vec<usize>> = vertices.iter().map(|vertex| depends(vertex, &by_place)).collect();
    let mut marks = vec![Mark::New; vertices.len()];
    let mut sorted = Vec::with_capacity(vertices.len());
    for start in 0..vertices.len() {
        visit(start, &needs, &mut marks, &mut sorted)?;
    }
    Ok(sorted.iter().filter_map(|at| vertices.get(*at)).map(|vertex| vertex.field).collect())
}

/// The conditional fields whose relevance can change what a condition reads: at, around or below its places.
fn depends(vertex: &Vertex, by_place: &Map<&Place, usize>) -> Vec<usize> {
    let mut needs = Vec::new();
    for place in &vertex.reads {
        let at_and_around = std::iter::successors(Some(place.clone()), Place::parent);
        needs.extend(at_and_around.filter_map(|place| by_place.get(&place).copied()));
        // Everything below a place begins with its text and a slash: the place of its member "".
        let first = place.child("");
        let below = by_place.range_from(&first).take_while(|(own, _)| place.holds(own));
        needs.extend(below.map(|(_, at)| *at));
    }
    needs
}

#[derive(Clone, Copy, PartialEq)]
enum Mark {
    New,
    Open,
    Done,
}

/// Depth first without recursion: a chain may be as long as the form.
fn visit(
    start: usize,
    needs: &[Vec<usize>],
    marks: &mut [Mark],
    sorted: &mut Vec<usize>,
) -> Result<(), Vec<usize>> {
    let mut path = vec![(start, 0)];
    while let Some((at, next)) = path.pop() {
        let Some(mark) = marks.get_mut(at) else { continue };
        if *mark == Mark::Done {
            continue;
        }
        *mark = Mark::Open;
        let Some(need) = needs.get(at).and_then(|needs| needs.get(next)).copied() else {
            *mark = Mark::Done;
            sorted.push(at);
            continue;
        };
        path.push((at, next + 1));
        if marks.get(need) == Some(&Mark::Open) {
            let cycle = path.iter().map(|(at, _)| *at);
            return Err(cycle.skip_while(|at| *at != need).collect());
        }
        path.push((need, 0));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::{Vertex, order};
    use crate::form::FieldId;
    use crate::pointer::Place;

    /// A place and the places it reads.
    type Edges = [(&'static str, &'static [&'static str])];

    /// The fields in order, or the cycle.
    type Expected = Result<&'static [u32], &'static [usize]>;

    fn vertices(edges: &Edges) -> Vec<Vertex> {
        let place = |text: &str| Place::parse(text).unwrap();
        let vertex = |(index, (own, reads)): (usize, &(&'static str, &'static [&'static str]))| Vertex {
            field: FieldId(u32::try_from(index).unwrap()),
            place: place(own),
            reads: reads.iter().map(|text| place(text)).collect(),
        };
        edges.iter().enumerate().map(vertex).collect()
    }

    #[test]
    fn each_comes_after_what_it_reads() {
        let cases: [(&Edges, Expected); 6] = [
            (&[("/a", &["/b"]), ("/b", &["/c"])], Ok(&[1, 0])),
            (&[("/a", &["/b/x"]), ("/b", &["/c"])], Ok(&[1, 0])),
            (&[("/a", &["/b"]), ("/b-1", &["/a"]), ("/b/x", &["/c"])], Ok(&[2, 0, 1])),
            (&[("/a", &["/a"])], Err(&[0])),
            (&[("/a", &["/b"]), ("/b", &["/a"])], Err(&[0, 1])),
            (&[("/a/x", &["/a"])], Err(&[0])),
        ];
        for (edges, expected) in cases {
            let found = order(&vertices(edges)).map(|ids| ids.iter().map(|id| id.0).collect::<Vec<_>>());
            assert_eq!(found.as_deref().map_err(Vec::as_slice), expected, "{edges:?}");
        }
    }

    #[test]
    fn long_chains_do_not_overflow() {
        let places: Vec<String> = (0..20_000).map(|n| format!("/f{n}")).collect();
        let vertex = |(index, pair): (usize, &[String])| Vertex {
            field: FieldId(u32::try_from(index).unwrap()),
            place: Place::parse(&pair[0]).unwrap(),
            reads: vec![Place::parse(&pair[1]).unwrap()],
        };
        let chain: Vec<Vertex> = places.windows(2).enumerate().map(vertex).collect();
        assert_eq!(order(&chain).map(|ids| ids.len()), Ok(19_999));
    }
}
