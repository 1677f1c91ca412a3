/** What GraphiQL opens with: it can be run as it stands. */
export const exampleQuery = `# What a role asks for, which roles are near it, and what some people can do now. Run it as it stands.
# The documentation is in the explorer at the left. To rank people, run Shortlist below with
# {"role": "…"} as its variables: the id that this query gives of the role.
query FirstLook {
  roleByCode(framework: ONET, code: "15-2051.00") {
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
