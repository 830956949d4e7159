<?php
// What Symfony's validator says of the wrong answers. Takes the answers as JSON and prints one reply a line.
foreach (["Validator", "Serializer", "PropertyAccess"] as $part) {
    require "Symfony/Component/$part/autoload.php";
}

use Symfony\Component\Serializer\Normalizer\ConstraintViolationListNormalizer;
use Symfony\Component\Validator\Constraints as Assert;
use Symfony\Component\Validator\Context\ExecutionContextInterface;
use Symfony\Component\Validator\Mapping\Loader\StaticMethodLoader;
use Symfony\Component\Validator\Mapping\ClassMetadata;
use Symfony\Component\Validator\Validation;

class Address
{
    public $street;
    public $postCode;

    public static function loadValidatorMetadata(ClassMetadata $of)
    {
        $of->addPropertyConstraint("street", new Assert\NotBlank());
        $of->addPropertyConstraint("postCode", new Assert\Regex("/^[0-9]{4}$/"));
    }
}

class Child
{
    public $name;
    public $born;

    public static function loadValidatorMetadata(ClassMetadata $of)
    {
        $of->addPropertyConstraint("name", new Assert\Length(["max" => 5]));
        $of->addPropertyConstraint("born", new Assert\NotNull());
    }
}

class Answers
{
    public $name;
    public $email;
    public $age;
    public $address;
    public $children;

    public static function loadValidatorMetadata(ClassMetadata $of)
    {
        $of->addPropertyConstraint("name", new Assert\NotBlank());
        $of->addPropertyConstraint("email", new Assert\Email());
        $of->addPropertyConstraint("age", new Assert\GreaterThanOrEqual(18));
        $of->addPropertyConstraint("address", new Assert\Valid());
        $of->addPropertyConstraint("children", new Assert\Valid());
        $of->addConstraint(new Assert\Callback(fn ($all, ExecutionContextInterface $context) => $context->addViolation("The whole is wrong")));
    }
}

function filled($object, array $values)
{
    foreach ($values as $name => $value) {
        $object->$name = $value;
    }
    return $object;
}

$given = json_decode($argv[1], true);
$answers = filled(new Answers(), $given);
$answers->address = filled(new Address(), $given["address"]);
$answers->children = array_map(fn ($child) => filled(new Child(), $child), $given["children"]);

// The arrays themselves, by a collection: Symfony's other way to describe what is wanted.
$collection = new Assert\Collection(["allowExtraFields" => true, "fields" => [
    "name" => new Assert\NotBlank(), "email" => new Assert\Email(), "age" => new Assert\GreaterThanOrEqual(18),
    "address" => new Assert\Collection(["street" => new Assert\NotBlank(), "postCode" => new Assert\Regex("/^[0-9]{4}$/")]),
    "children" => new Assert\All([new Assert\Collection(["name" => new Assert\Length(["max" => 5]), "born" => new Assert\NotBlank()])]),
]]);
$whole = new Assert\Callback(fn ($all, ExecutionContextInterface $context) => $context->addViolation("The whole is wrong"));

$validator = Validation::createValidatorBuilder()->addLoader(new StaticMethodLoader("loadValidatorMetadata"))->getValidator();
foreach (["Symfony" => $validator->validate($answers), "Symfony: a collection" => $validator->validate($given, [$collection, $whole])] as $from => $found) {
    $body = (new ConstraintViolationListNormalizer())->normalize($found);
    echo json_encode(["from" => $from, "status" => 422, "type" => "application/problem+json", "body" => json_encode($body)]), "\n";
}
