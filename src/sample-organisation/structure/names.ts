import type { RandomStream } from '../random.ts';

const given =
  'Aaliyah Abebe Adaeze Ahmed Aiko Alejandra Alexei Amara Amit Ana Anders Anika Antoine Aoife Arjun Astrid Ayumi Beatriz Benjamin Birgit Bogdan Camila Carlos Catalina Chidi Chloe Claire Daniel Dara Davide Deepika Diego Dmitri Ebele Eduardo Eleni Elif Emeka Emily Emre Esther Eva Farah Fatima Felipe Fiona Francesca Gabriel Grace Hana Hannah Hassan Helena Hiroshi Hugo Ibrahim Imani Ines Ingrid Isaac Ivana Jamal James Jasmine Javier Jelena Jin Joanna Jonas Joseph Julia Kareem Karin Kavya Keisha Kenji Khadija Kofi Lakshmi Lars Laura Leila Liam Lin Lucia Magnus Mai Malik Marcus Maria Mateo Maya Mei Mikhail Miriam Mohammed Nadia Naomi Nia Nikhil Nina Noah Noor Olga Oliver Olivia Omar Oscar Patrick Paula Pavel Priya Rachel Rafael Rania Ravi Renata Rohan Rosa Ruth Samir Samuel Sana Sandra Santiago Sara Sergei Siobhan Sofia Soren Stella Sunita Suresh Svetlana Tariq Teresa Thandiwe Thomas Tomas Uche Valentina Vera Victor Vikram Wanjiru Wei William Xin Yara Yasmin Yuki Yusuf Zainab Zofia Zuri'.split(
    ' ',
  );
const family =
  'Abara Adebayo Ahlberg Akamatsu Alarcon Albrecht Amadi Andrade Antonov Aranda Asante Aydin Bachmann Balogun Banerjee Barros Becker Belmonte Bergman Bhatt Bianchi Blackwood Boateng Bondar Brennan Calloway Campos Carvalho Castell Chandra Chaudhry Chikezie Chukwu Clarke Coleman Conti Cordero Dahl Darko Delgado Demir Desai Diallo Dimitrov Donnelly Dubois Dvorak Eklund Elmi Espinosa Fairchild Farouk Ferrari Fischer Fonseca Fujimoto Gallagher Garrido Gebre Ghosh Greenwood Grigoryan Guerrero Gupta Haddad Halvorsen Harlow Hashimoto Hernandez Hoang Hoffmann Holloway Horvat Ibarra Iyer Jansen Jimenez Joshi Kamau Kapoor Karlsson Keller Khalil Kimura Kowalski Kravets Kumar Lambert Langley Larsen Leclerc Lindqvist Lombardi Lopez Mahlangu Malhotra Marchetti Marin Mbeki Mehta Mendoza Mensah Mercer Mitchell Molina Moreau Mukherjee Mutua Nakamura Narayan Navarro Ndiaye Nguyen Nilsson Novak Nwosu Obi Ocampo Okafor Okonkwo Olsen Ortega Osei Otieno Ozturk Pacheco Park Patel Pereira Petrov Pham Popescu Quintero Rahman Ramirez Rao Reyes Ribeiro Rosen Rossi Rozario Saito Salazar Sandoval Santos Sato Schneider Seidel Sesay Shah Sharma Silva Sorensen Stefanova Stewart Suarez Suzuki Takeda Tanaka Tesfaye Thornton Torres Tran Udo Vargas Varga Vasquez Venter Vidal Wahlberg Walker Warsame Weber Whitfield Yamada Yilmaz Zamora Zhang Zhou Zielinski'.split(
    ' ',
  );

/** A plausible name that is nobody's: given and family names are drawn apart, whatever their origins. */
export function drawName(random: RandomStream): string {
  return `${random.pick(given)} ${random.pick(family)}`;
}
