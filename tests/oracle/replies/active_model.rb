# What Rails' ActiveModel says of the wrong answers. Takes the answers as JSON and prints one reply a line.
require "active_model"
require "json"

class Part
  include ActiveModel::Model

  # A class whose objects hold these answers and are judged by these rules.
  def self.with(*names, &rules)
    Class.new(self) do
      define_singleton_method(:name) { "Part" }
      attr_accessor(*names)
      class_eval(&rules)
    end
  end
end

Address = Part.with(:street, :post_code) do
  validates :street, presence: true
  validates :post_code, format: /\A[0-9]{4}\z/
end
Child = Part.with(:name, :born) do
  validates :name, length: { maximum: 5 }
  validates :born, presence: true
end
Answers = Part.with(:name, :email, :age, :address, :children) do
  validates :name, presence: true
  validates :email, format: /@/
  validates :age, numericality: { greater_than_or_equal_to: 18 }
  validate do
    # As Rails names what is wrong in what belongs to a record: with `index_errors` in rows.
    address.valid?
    address.errors.each { |error| errors.import(error, attribute: "address.#{error.attribute}".to_sym) }
    children.each_with_index do |child, index|
      child.valid?
      child.errors.each { |error| errors.import(error, attribute: "children[#{index}].#{error.attribute}".to_sym) }
    end
    errors.add(:base, "The whole is wrong")
  end
end

given = JSON.parse(ARGV[0])
address, children = given.delete("address"), given.delete("children")
answers = Answers.new(
  **given.transform_keys(&:to_sym),
  address: Address.new(street: address["street"], post_code: address["postCode"]),
  children: children.map { |child| Child.new(**child.transform_keys(&:to_sym)) }
)
answers.valid?

def say(from, body)
  puts JSON.generate(from: from, status: 422, type: "application/json", body: JSON.generate(body))
end

say("ActiveModel", answers.errors.to_hash)
say("ActiveModel in errors", errors: answers.errors.to_hash)
say("ActiveModel: details", errors: answers.errors.details)
say("ActiveModel: full messages", errors: answers.errors.full_messages)
