/** What GraphiQL opens with: it can be run as it stands. */
export const exampleQuery = `# Who fits a role best, as of now, and why. Run it as it stands.
# The documentation of every field is in the explorer at the left.
query FirstLook {
  roleByCode(framework: ONET, code: "15-1252.00") {
    id
    title
    requirements(first: 5) {
      edges { importance level node { name } }
    }
    similar(first: 3) {
      edges { score node { title } }
    }
    wage { currency p50 { amount quality } }
  }
  people(first: 3) {
    totalCount
    edges {
      node {
        name
        unit
        proficiencies(first: 3) {
          edges {
            node {
              skill { name }
              estimate { value low high confidence }
              revalidateBy(level: 0.6)
            }
          }
        }
      }
    }
  }
}

mutation Shortlist($role: ID!) {
  requestShortlist(input: { target: { role: $role }, size: 10 }) {
    ... on Shortlist {
      asOf
      considered
      entries(first: 10) {
        edges {
          node {
            rank
            person { name unit }
            score { value low high }
            contributions { skill { name } value }
          }
        }
      }
    }
    ... on Run { id state }
    ... on UserError { message }
  }
}
`;
